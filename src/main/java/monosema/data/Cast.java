package monosema.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is in a story so far, and who was the subject of its last sentence. */
final class Cast {

    /** A character of one story. */
    static final class Member {
        final int index;
        final CharacterWord word;
        Gender gender;
        private boolean introduced;

        Member(int index, CharacterWord word) {
            this.index = index;
            this.word = word;
            this.gender = word.gender();
        }

        /** Whether the story has said its word. */
        boolean introduced() {
            return introduced;
        }

        void introduce() {
            introduced = true;
        }
    }

    private final List<Member> members = new ArrayList<>();
    private @Nullable Member subject;

    Member add(int index, CharacterWord word) {
        Member member = new Member(index, word);
        members.add(member);
        return member;
    }

    int size() {
        return members.size();
    }

    @Nullable
    Member subject() {
        return subject;
    }

    void subject(Member member) {
        subject = member;
    }

    /** Everybody but one, in order of appearance. */
    List<Member> others(@Nullable Member but) {
        List<Member> others = new ArrayList<>(members);
        others.remove(but);
        return others;
    }

    boolean contains(int index) {
        for (Member member : members) {
            if (member.index == index) {
                return true;
            }
        }
        return false;
    }

    double frequency() {
        double sum = 0;
        for (Member member : members) {
            sum += member.word.frequency();
        }
        return sum;
    }

    StoryGrammar.State state() {
        if (subject == null) {
            return StoryGrammar.State.EMPTY;
        }
        return members.size() < 2 ? StoryGrammar.State.ONE : StoryGrammar.State.TWO;
    }
}
