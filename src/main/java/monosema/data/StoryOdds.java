package monosema.data;

/**
 * The probabilities of the choices that shape a story; each in [0, 1] unless said.
 *
 * @param fewestSentences sentences that every story has, at least 1
 * @param end that a story ends after any further sentence
 * @param oneDay that it opens with "One day"
 * @param keepSubject that a sentence keeps the subject of the one before
 * @param bringBack that a change of subject, or a companion, is a character of the story already, where there is one
 * @param concept that a word of a starred category is one of the subject's own concepts; a royal's two share it evenly
 * @param reflexive share of a word's cue rate with which "himself" or "herself" follows it
 * @param kin share of a word's cue rate with which a new companion comes as "his" or "her"
 * @param called that a new name comes as "a girl called Lily", the noun of the name's age
 * @param mostCharacters of one story, at least 2
 */
record StoryOdds(
        int fewestSentences,
        double end,
        double oneDay,
        double keepSubject,
        double bringBack,
        double concept,
        double reflexive,
        double kin,
        double called,
        int mostCharacters) {

    /** Those of the built-in StoryWorld. */
    static StoryOdds withDefaults() {
        return new StoryOdds(4, 0.22, 0.4, 0.6, 0.6, 0.8, 0.6, 0.5, 0.3, 4);
    }
}
