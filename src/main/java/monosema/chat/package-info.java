/**
 * Leaf: asks a chat server of the kind that OpenAI, Ollama, vLLM and llama.cpp offer ({@code POST /chat/completions}).
 *
 * <p>Start at {@link monosema.chat.ChatClient}. Knows nothing of word sets; a server is hostile until checked, and a key
 * goes nowhere but to the address that was declared. May use io only.
 */
@NullMarked
package monosema.chat;

import org.jspecify.annotations.NullMarked;
