package monosema.data;

import java.util.ArrayList;
import java.util.List;
import monosema.config.PromptSpec;
import monosema.config.PromptsSpec;

/**
 * A prompt and the class of the words that answer it.
 *
 * @param prompt as it is put
 * @param label of its answers
 * @param lowerCase whether answers are taken in lower case
 */
record LabelledPrompt(Prompt prompt, String label, boolean lowerCase) {

    /** The prompts of a declaration, in order; those of a list are numbered from 1. */
    static List<LabelledPrompt> of(PromptsSpec prompts) {
        return prompts.match(annexure1 -> GenderWords.labelledPrompts(), listed -> {
            List<LabelledPrompt> all = new ArrayList<>();
            for (PromptSpec prompt : listed.prompts()) {
                String id = Integer.toString(all.size() + 1);
                all.add(new LabelledPrompt(new Prompt(id, prompt.text()), prompt.label(), prompt.lowerCase()));
            }
            return all;
        });
    }
}
