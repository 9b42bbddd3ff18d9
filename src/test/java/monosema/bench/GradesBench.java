package monosema.bench;

import java.io.PrintStream;
import monosema.run.Grade;

/** {@link StoryModelBench} in one grade after the other, twice, each in a process of its own: what each grade costs. */
final class GradesBench implements Bench {
    @Override
    public void run(PrintStream out) throws Exception {
        for (int round = 0; round < 2; round++) {
            for (Grade grade : new Grade[] {Grade.PORTABLE, Grade.MACHINE}) {
                out.print(grade.label() + ": ");
                out.flush();
                if (Benches.child("model-steps", grade.label()) != 0) {
                    throw new IllegalStateException(grade.label() + " failed");
                }
            }
        }
    }
}
