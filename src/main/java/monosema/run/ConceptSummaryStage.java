package monosema.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec.Effectiveness;
import monosema.data.LabelledWord;
import monosema.data.WordSet;
import monosema.metric.ConceptMean;
import monosema.metric.FeatureSharing;
import monosema.probe.KSparseProbe;
import monosema.provenance.Seed;
import monosema.record.InformationTables;
import monosema.record.SharingRow;
import monosema.store.StageResult;

/**
 * One representation over all concepts: the mean of its scores and gains, and which concepts share its best neurons.
 *
 * @param concepts in order
 * @param curves its curve of each concept
 * @param mlpCurves the MLP's
 */
record ConceptSummaryStage(
        String representation,
        Effectiveness spec,
        List<ConceptWords> concepts,
        List<Path> curves,
        List<Path> mlpCurves,
        Seed seed) {
    /** Best neurons of each concept that are compared. */
    private static final int BEST = 16;

    void write(StageWriter out) {
        String id = "effectiveness." + representation + ".";
        long n = concepts.size();
        ConceptMean mean = ConceptMean.of(all(), seed.stream("effectiveness.concepts"));
        out.number(id + "meanScore", mean.score(), "share of H(Y)", n);
        if (!representation.equals(Representations.MLP)) {
            out.number(id + "meanGain", mean.gain(), "share of H(Y)", n);
        }
        InformationTables.sharing(out.recordFile(InformationTables.SHARING), sharing());
    }

    private List<ConceptMean.Concept> all() {
        List<ConceptMean.Concept> all = new ArrayList<>();
        for (int i = 0; i < concepts.size(); i++) {
            all.add(new ConceptMean.Concept(
                    words(i).words().stream().map(LabelledWord::word).toList(),
                    EffectivenessStage.read(curves.get(i)),
                    EffectivenessStage.read(mlpCurves.get(i))));
        }
        return all;
    }

    private List<SharingRow> sharing() {
        List<List<Integer>> best = new ArrayList<>();
        List<ActivationMatrix> all = new ArrayList<>();
        for (int i = 0; i < concepts.size(); i++) {
            ActivationMatrix activations = ActivationFiles.readWeighted(activations(i), words(i));
            all.add(activations);
            best.add(new KSparseProbe(
                            activations,
                            words(i).isFirst(),
                            spec,
                            spec.rankings().get(0))
                    .best(BEST));
        }
        List<SharingRow> rows = new ArrayList<>();
        for (int i = 0; i < concepts.size(); i++) {
            for (int j = i + 1; j < concepts.size(); j++) {
                FeatureSharing sharing =
                        FeatureSharing.of(best.get(i), best.get(j), FeatureSharing.varying(all.get(i), all.get(j)));
                rows.add(new SharingRow(
                        representation,
                        concepts.get(i).id(),
                        concepts.get(j).id(),
                        sharing.best(),
                        sharing.shared(),
                        sharing.expected(),
                        sharing.p()));
            }
        }
        return rows;
    }

    private WordSet words(int concept) {
        return concepts.get(concept).words().words();
    }

    private Path activations(int concept) {
        StageResult stage = Optional.ofNullable(
                        concepts.get(concept).representations().get(representation))
                .orElseThrow();
        return stage.folder();
    }
}
