package monosema.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import monosema.config.yaml.Bounds;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads {@code probe-in-frames}. */
final class FrameProbeReader {
    private static final FramesSpec DEFAULT = new FramesSpec.BuiltIn(4);

    private FrameProbeReader() {}

    static AnalysisSpec.FrameProbe read(Section s) {
        FramesSpec frames = s.optional("frames").map(FrameProbeReader::frames).orElse(DEFAULT);
        int folds = s.whole("folds", Bounds.between(2, 20), 5);
        if (s.isSound("frames", "folds")) {
            int training = frames.count() - AnalysisSpec.FrameProbe.heldOutFrames(frames.count(), folds);
            if (training < 2) {
                s.mistake("%d frames in %d folds leave %d to train on, and choosing the strength needs 2"
                        .formatted(frames.count(), folds, training));
            }
        }
        return new AnalysisSpec.FrameProbe(
                frames,
                folds,
                s.whole("innerFolds", Bounds.between(2, 20), 3),
                s.whole("strengths", Bounds.between(2, 100), 6),
                s.whole("controlDraws", Bounds.between(1, 10_000), 100));
    }

    private static FramesSpec frames(Value value) {
        return value.isList()
                ? given(value)
                : new FramesSpec.BuiltIn(value.whole(Bounds.between(FramesSpec.FEWEST, FramesSpec.BUILT_IN)));
    }

    private static FramesSpec given(Value list) {
        List<String> texts = new ArrayList<>();
        for (Value entry : list.list()) {
            String text = entry.text().replaceAll("\\s+", " ");
            fault(text, texts).ifPresent(fault -> entry.mistake("frame '" + text + "' " + fault));
            texts.add(text);
        }
        if (!texts.isEmpty() && texts.size() < FramesSpec.FEWEST) {
            list.mistake("must have at least %d frames, has %d".formatted(FramesSpec.FEWEST, texts.size()));
        }
        return texts.size() < FramesSpec.FEWEST ? DEFAULT : new FramesSpec.Given(texts);
    }

    private static Optional<String> fault(String text, List<String> before) {
        int slot = text.indexOf(FramesSpec.SLOT);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (slot < 0) {
            return Optional.of("must end with the slot " + FramesSpec.SLOT);
        }
        if (slot == 0) {
            return Optional.of("must have a word before the slot");
        }
        if (!text.substring(slot).equals(FramesSpec.SLOT) || text.charAt(slot - 1) != ' ') {
            return Optional.of("must have the slot %s once, as its last word".formatted(FramesSpec.SLOT));
        }
        return before.contains(text)
                ? Optional.of("is frame %d already".formatted(before.indexOf(text) + 1))
                : Optional.empty();
    }
}
