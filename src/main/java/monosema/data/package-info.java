/**
 * Labelled word sets and their cleaning, and the corpora that models are trained on.
 *
 * <p>Start at {@link monosema.data.WordSets}, which reads and cleans a {@link monosema.data.WordSet}, and at
 * {@link monosema.data.StoryWorld}, which tells a {@link monosema.data.Corpus} whose truth is known:
 * {@code sentences.txt}, {@code words.txt} and {@code characters.csv} of its resources are the grammar, a
 * {@code Storyteller} puts them into words, a {@code CharacterList} labels its characters. A corpus from files is
 * {@link monosema.data.Documents}, which a {@link monosema.data.Tokenization} turns into token ids. Words that a model is
 * asked for are {@link monosema.data.PromptedWords}. May use config and the leaves.
 */
@NullMarked
package monosema.data;

import org.jspecify.annotations.NullMarked;
