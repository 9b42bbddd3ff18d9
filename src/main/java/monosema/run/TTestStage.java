package monosema.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.data.LabelledWord;
import monosema.data.WordSet;
import monosema.probe.NeuronTest;
import monosema.probe.NeuronTests;
import monosema.record.TTestRow;
import monosema.record.TableFiles;
import monosema.record.TopWord;

/** Welch's test of each neuron of one representation, and the words that activate the significant ones most. */
record TTestStage(String representation, WordSet words, AnalysisSpec.TTest spec, Path activationsFolder) {
    private static final int TOP_WORDS = 8;

    void write(StageWriter out) {
        ActivationMatrix activations = ActivationFiles.read(activationsFolder);
        NeuronTests tests = NeuronTests.of(activations, words.isFirst(), spec);
        TableFiles.tTests(
                out.recordFile("ttest-" + representation + ".csv"),
                tests.rows().stream().map(TTestStage::row).toList());
        TableFiles.topWords(out.recordFile("top-words.csv"), topWords(tests, activations));
        String id = "ttest." + representation + ".";
        long n = words.words().size();
        out.number(id + "neurons", tests.rows().size(), "neurons");
        out.number(id + "tested", tests.tested(), "neurons", n);
        out.number(id + "constant", tests.constant(), "neurons", n);
        out.number(id + "alpha", tests.alpha(), "none");
        out.number(id + "significant", tests.significant(), "neurons", n);
        out.number(id + "bonferroni", tests.bonferroni(), "neurons", n);
        out.number(id + "holm", tests.holm(), "neurons", n);
        out.number(id + "bh", tests.bh(), "neurons", n);
        out.number(id + "familywiseConfidence", tests.familywiseConfidence(), "proportion", n);
    }

    private static TTestRow row(NeuronTest test) {
        return new TTestRow(
                test.neuron(),
                test.n1(),
                test.n2(),
                test.mean1(),
                test.mean2(),
                test.t(),
                test.df(),
                test.p(),
                test.pBonferroni(),
                test.pHolm(),
                test.pBh(),
                test.significant());
    }

    private List<TopWord> topWords(NeuronTests tests, ActivationMatrix activations) {
        List<TopWord> rows = new ArrayList<>();
        for (NeuronTest test : tests.rows()) {
            if (test.significant()) {
                rows.addAll(topWords(test.neuron(), activations));
            }
        }
        return rows;
    }

    private List<TopWord> topWords(int neuron, ActivationMatrix activations) {
        List<Integer> order = IntStream.range(0, activations.rows())
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -activations.get(row, neuron)))
                .limit(TOP_WORDS)
                .toList();
        List<TopWord> rows = new ArrayList<>();
        for (int rank = 0; rank < order.size(); rank++) {
            LabelledWord word = words.words().get(order.get(rank));
            float activation = activations.get(order.get(rank), neuron);
            rows.add(new TopWord(representation, neuron, rank + 1, word.word(), word.label(), activation));
        }
        return rows;
    }
}
