package monosema.config;

import monosema.chat.ChatAddress;

/**
 * Where a model is asked. Left out of declarations and keys.
 *
 * @param address of the server
 * @param keyVariable the environment variable that holds the key, {@code [A-Z][A-Z0-9_]{0,63}}; empty for none; only for
 *     an address that is safe for keys
 * @param timeoutSeconds most seconds for one answer, 1 to 86,400, default 600
 */
public record EndpointSpec(ChatAddress address, String keyVariable, int timeoutSeconds) {}
