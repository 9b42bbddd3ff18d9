package monosema.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import monosema.config.CorpusSpec;
import monosema.config.FramesSpec;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

class SentenceFrameTest {
    private static final List<SentenceFrame> ALL = SentenceFrame.of(new FramesSpec.BuiltIn(FramesSpec.BUILT_IN));

    @Test
    void theBuiltInFramesAreOfWordsOfStoryWorldThatShowNoGender() {
        StoryWorld world = StoryWorld.builtIn();
        Corpus corpus =
                world.tell(new CorpusSpec.StoryWorld(100, 10), new Seed(1)).corpus();
        Set<String> neutral = new HashSet<>(corpus.vocabulary());
        world.characters().forEach(character -> neutral.remove(character.word()));
        List.of("he", "He", "she", "She", "him", "his", "her", "himself", "herself")
                .forEach(neutral::remove);

        assertThat(ALL).hasSize(FramesSpec.BUILT_IN);
        for (SentenceFrame frame : ALL) {
            assertThat(frame.opening().split(" ")).as(frame.text()).isSubsetOf(neutral);
        }
    }

    @Test
    void theBuiltInFramesDifferInTextLengthAndWhatStandsBeforeTheWord() {
        assertThat(ALL).extracting(SentenceFrame::text).doesNotHaveDuplicates();
        assertThat(ALL.subList(0, 4))
                .extracting(frame -> frame.opening().split(" ").length)
                .doesNotHaveDuplicates();
        assertThat(ALL.subList(0, 4))
                .extracting(frame -> frame.opening().substring(frame.opening().lastIndexOf(' ') + 1))
                .containsExactly("the", "said", "A", "met");
    }

    @Test
    void theFirstFewAreTakenOrTheUsersOwn() {
        assertThat(SentenceFrame.of(new FramesSpec.BuiltIn(3))).isEqualTo(ALL.subList(0, 3));
        assertThat(SentenceFrame.of(new FramesSpec.Given(List.of("a ___", "b c ___", "d ___"))))
                .contains(new SentenceFrame(2, "b c ___"))
                .extracting(SentenceFrame::opening)
                .containsExactly("a", "b c", "d");
    }
}
