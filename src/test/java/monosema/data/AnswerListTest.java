package monosema.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerListTest {
    private static final List<String> THREE = List.of("James", "John", "Robert");

    static Stream<String> writtenInManyWays() {
        return Stream.of(
                "1. James\n2. John\n3. Robert",
                "1) James\r\n2) John\r\n3) Robert\r\n",
                "(1) James\n(2) John\n(3) Robert",
                "  1. James\n 10. John\n100. Robert",
                "1 - James\n2 - John\n3 - Robert",
                "1.James\n2.John\n3.Robert",
                "- James\n- John\n- Robert",
                "* James\n* John\n* Robert",
                "• James\n•\u00a0John\n• Robert",
                "- [ ] James\n- [x] John\n- [ ] Robert",
                "James\nJohn\nRobert\n",
                "James\n\nJohn\n\nRobert",
                "James, John, Robert",
                "James, John, and Robert.",
                "James; John; Robert",
                "Here are the names: James, John, Robert.",
                "James,\nJohn,\nRobert",
                "1. James 2. John 3. Robert",
                "Sure! 1. James, 2. John, 3. Robert",
                "[\"James\", \"John\", \"Robert\"]",
                "```json\n[\n  \"James\",\n  \"John\",\n  \"Robert\"\n]\n```",
                "Here you are:\n\n[\"James\", \"John\", \"Robert\"]\n\nLet me know!",
                "{\"names\": [\"James\", \"John\", \"Robert\"]}",
                "{\"note\": \"common names\", \"names\": [{\"name\": \"James\", \"origin\": \"x\"}, \"John\", \"Robert\"]}",
                "```\nJames\nJohn\nRobert\n```",
                "Sure, here are 3 names, as you asked:\n\n1. James\n2. John\n3. Robert\n\nLet me know if you need more!",
                "Sure! Here are three names strongly associated with males:\nJames\nJohn\nRobert\nI hope this helps.",
                "### Names\n**Common:**\n1. **James**\n2. *John*\n3. `Robert`",
                "**1. James**\n**2. John**\n**3. Robert**",
                "1. James - of Hebrew origin, a king's name\n2. John – \"gracious\"\n3. Robert — fame, bright",
                "1. James: a name.\n2. **John:** another\n3. Robert (Germanic, old)",
                "James - a name\nJohn - a name\nRobert - a name",
                "James (Hebrew)\nJohn (Hebrew)\nRobert (Germanic)",
                "James\tHebrew\nJohn\tHebrew\nRobert\tGermanic",
                "1. \"James\"\n2. “John”\n3. 'Robert',",
                "1. [James](https://x.example/a)\n2. John\n3. Robert...",
                "- **Common**: James, John, Robert",
                "> 1. James\n> 2. John\n> 3. Robert",
                "<think>\nMaybe 1. Peter 2. Paul 3. Mary?\n</think>\n\n1. James\n2. John\n3. Robert",
                "1. James\n2. John\n3. Robert\n\nNote: all are common.",
                "James, John, Robert, etc.");
    }

    @ParameterizedTest
    @MethodSource("writtenInManyWays")
    void findsTheList(String answer) {
        assertThat(AnswerList.items(answer)).isEqualTo(THREE);
    }

    static Stream<Arguments> kept() {
        return Stream.of(
                Arguments.of("1. Billy goat\n2. Tom-cat\n3. O'Neil", List.of("Billy goat", "Tom-cat", "O'Neil")),
                Arguments.of("Billy goat\nram", List.of("Billy goat", "ram")),
                Arguments.of("1. ram\n2. ram\n3. Ram", List.of("ram", "ram", "Ram")),
                Arguments.of("1. <img src=x onerror=y>\n2. ram", List.of("<img src=x onerror=y>", "ram")),
                Arguments.of("1. שלום\n2. \u202eram\n3. میرا", List.of("שלום", "\u202eram", "میرا")),
                Arguments.of("1. ram\n2. " + "a".repeat(300), List.of("ram", "a".repeat(300))),
                Arguments.of("[\"ram\", \"bu\\u0063k\", \"sta", List.of("ram", "buck", "sta")),
                Arguments.of("Royalty:\n1. king\n2. prince\nFamily:\n1. uncle", List.of("king", "prince", "uncle")),
                Arguments.of("1. Royalty:\n   - king\n   - prince", List.of("king", "prince")),
                Arguments.of("小明、小红、小刚", List.of("小明", "小红", "小刚")));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void leavesWhatIsNoWordToCleaning(String answer, List<String> items) {
        assertThat(AnswerList.items(answer)).isEqualTo(items);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n\t",
                "I'm sorry, but I can't help with that.",
                "I cannot generate such a list. Gender is a spectrum, and names have no gender.",
                "Sure! Here is the list:",
                "[]",
                "{\"error\": []}",
                "```\n```",
                "<think>1. James 2. John",
                "# Names"
            })
    void findsNoneInProse(String answer) {
        assertThat(AnswerList.items(answer)).isEmpty();
    }

    /** Each would take minutes, or the stack, if some pattern went over it again and again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                " ", ".", "[", "[\"", "\\", "(", "1. ", "> ", "- ", "<think>", "*", "a ", "\t", ":", ", ", "```\n"
            })
    void hostileRepetitionsTakeNoTime(String piece) {
        String answer = piece.repeat((1 << 17) / piece.length()) + "x";
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> AnswerList.items(answer));
    }

    @Test
    void saysTheSameTwice() {
        String answer = String.join("\n", writtenInManyWays().toList());
        assertThat(AnswerList.items(answer)).isNotEmpty().isEqualTo(AnswerList.items(answer));
    }
}
