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
import monosema.probe.ShuffledCount;
import monosema.provenance.Seed;
import monosema.record.TTestFile;
import monosema.record.TTestRow;
import monosema.record.TableFiles;
import monosema.record.TopWord;

/** The tests of each neuron of one representation, and the words that activate the significant ones most. */
record TTestStage(String representation, WordSet words, AnalysisSpec.TTest spec, Path activationsFolder, Seed seed) {
    private static final int TOP_WORDS = 8;

    void write(StageWriter out) {
        ActivationMatrix activations = ActivationFiles.read(activationsFolder);
        NeuronTests tests = NeuronTests.of(activations, words.isFirst(), spec, seed);
        TTestFile.write(
                out.recordFile("ttest-" + representation + ".csv"),
                tests.rows().stream().map(TTestStage::row).toList());
        TableFiles.topWords(out.recordFile("top-words.csv"), topWords(tests, activations));
        numbers(out, tests, "ttest." + representation + ".", words.words().size());
    }

    private static void numbers(StageWriter out, NeuronTests tests, String id, long n) {
        AnalysisSpec.TTest spec = tests.spec();
        out.number(id + "neurons", tests.rows().size(), "neurons");
        out.number(id + "tested", tests.tested(), "neurons", n);
        out.number(id + "constant", tests.constant(), "neurons", n);
        out.number(id + "alpha", spec.alpha(), "none");
        out.number(id + "familywiseLevel", spec.familywiseLevel(), "none");
        out.number(id + "permutations", spec.permutations(), "permutations");
        out.number(id + "shuffles", NeuronTests.shuffles(spec), "shuffles");
        if (Double.isFinite(tests.criticalT())) {
            out.number(id + "criticalT", tests.criticalT(), "none", n);
        }
        for (ShuffledCount shuffled : tests.shuffled()) {
            String way = id + shuffled.discovery().id();
            out.number(way, tests.found(shuffled.discovery()), "neurons", n);
            out.number(way + ".null", shuffled.neurons(), "neurons", (long) NeuronTests.shuffles(spec));
            out.number(way + ".nullAny", shuffled.any(), "proportion", (long) NeuronTests.shuffles(spec));
        }
        out.number(id + "familywiseConfidence", tests.familywiseConfidence(), "proportion", n);
        out.number(id + "guaranteedConfidence", tests.guaranteedConfidence(), "proportion", n);
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
                test.pMaxT(),
                test.significant(),
                test.pBy(),
                test.familywise(),
                test.effect());
    }

    private List<TopWord> topWords(NeuronTests tests, ActivationMatrix activations) {
        List<TopWord> rows = new ArrayList<>();
        for (NeuronTest test : tests.rows()) {
            if (test.significant() || test.familywise()) {
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
