package monosema.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.data.WordSet;
import monosema.probe.CodeLength;
import monosema.probe.DescriptionLength;
import monosema.probe.OnlineCode;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.record.CodeLengthRow;
import monosema.record.ProbeRow;
import monosema.record.ProbeTables;

/** The description length of the labels given one representation, by online code. */
record DescriptionLengthStage(
        String representation, WordSet words, AnalysisSpec.Probe spec, Path activationsFolder, Seed seed) {

    void write(StageWriter out, Progress progress) {
        ActivationMatrix activations = ActivationFiles.readWeighted(activationsFolder, words);
        DescriptionLength length =
                OnlineCode.run(activations, words.isFirst(), spec, seed.child("probe.mdl"), progress);
        List<CodeLengthRow> rows = new ArrayList<>(rows(ProbeRow.REAL, length.orders()));
        rows.addAll(rows(ProbeRow.CONTROL, length.shuffled()));
        ProbeTables.codeLengths(out.recordFile(ProbeTables.CODE_LENGTHS), rows);
        String id = "probe." + representation + ".mdl";
        long orders = length.orders().size();
        out.count(id + "Orders", orders, "orders");
        out.number(id + "Bits", length.bits(), "bits", orders);
        out.number(id + "Compression", length.compression(), "none", orders);
        out.number(id + "NullBits", length.shuffledBits(), "bits", orders);
        out.number(id + "NullCompression", length.shuffledCompression(), "none", orders);
        out.number(id + "UniformBits", length.words(), "bits", (long) length.words());
        out.number(id + "EntropyBits", length.entropyBits(), "bits", (long) length.words());
        out.number(id + "FrequencyBits", length.frequencyBits(), "bits", orders);
    }

    private List<CodeLengthRow> rows(String task, List<CodeLength> lengths) {
        return lengths.stream()
                .map(one -> new CodeLengthRow(representation, task, one.order(), one.bits(), one.frequencyBits()))
                .toList();
    }
}
