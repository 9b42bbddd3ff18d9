package monosema.probe;

/** Rows that are some words in some frames: the row of a word and a frame is {@code word * perWord + frame}. */
final class FrameCells {
    private final int perWord;
    private final int[] words;
    private final int[] frames;

    private FrameCells(int perWord, int[] words, int[] frames) {
        this.perWord = perWord;
        this.words = words;
        this.frames = frames;
    }

    /** All words in all frames. */
    static FrameCells all(int words, int frames) {
        return new FrameCells(frames, Rows.all(words), Rows.all(frames));
    }

    FrameCells ofWords(int[] some) {
        return new FrameCells(perWord, some, frames);
    }

    FrameCells ofFrames(int[] some) {
        return new FrameCells(perWord, words, some);
    }

    /** The words, numbered in all; not to be written to. */
    int[] words() {
        return words;
    }

    /** The frames, numbered in all; not to be written to. */
    int[] frames() {
        return frames;
    }

    /** Word by word. */
    int[] rows() {
        int[] rows = new int[words.length * frames.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = words[i / frames.length] * perWord + frames[i % frames.length];
        }
        return rows;
    }
}
