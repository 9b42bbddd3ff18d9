package monosema.data;

import java.nio.IntBuffer;
import java.util.List;
import monosema.tokens.Tokenizer;

/**
 * A tokenised corpus: a vocabulary of whole words, and two streams of token ids whose stories do not overlap.
 *
 * @param vocabulary the index is the token id; id 0 is {@link Tokenizer#END_OF_TEXT}, which stands before each story
 * @param train token ids for training, read-only
 * @param heldOut token ids for measuring, read-only
 * @param heldOutEntropy mean -log p, in nats per token, of the choices by which the corpus' own source told the held-out
 *     stories: a floor of any model's loss on them, up to what windows cut off; NaN where the source does not know
 */
public record Corpus(List<String> vocabulary, IntBuffer train, IntBuffer heldOut, double heldOutEntropy) {
    public Corpus {
        vocabulary = List.copyOf(vocabulary);
        train = train.asReadOnlyBuffer();
        heldOut = heldOut.asReadOnlyBuffer();
    }
}
