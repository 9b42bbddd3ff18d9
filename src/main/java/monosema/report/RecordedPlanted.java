package monosema.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import monosema.io.BadInputException;
import monosema.planted.PlantedScore;
import monosema.planted.Spread;
import monosema.record.ExperimentRecord;
import monosema.record.PlantedFiles;
import monosema.report.chart.Chart;
import monosema.report.chart.RecoveryChart;
import org.jspecify.annotations.Nullable;

/**
 * What a template shows of the record of a study of planted dictionaries.
 *
 * @param key of declaration and code, hex
 * @param r its results, bound by id
 * @param all each SAE at each number of active features, in file order
 * @param chanceBest mean best cosine of the SAEs before their training, over all of them
 * @param chanceMatched the same of the matched cosine
 * @param validation how well scores rank the SAEs; null for a study without labels
 * @param charts by name
 * @param settings its declaration, knob by knob
 * @param run when, where and at what cost it was made
 * @param results every number of it
 * @param files its data files
 */
public record RecordedPlanted(
        String key,
        Bound r,
        List<PlantedView> all,
        double chanceBest,
        double chanceMatched,
        @Nullable ValidationView validation,
        Map<String, Chart> charts,
        List<Setting> settings,
        RunView run,
        List<ResultRow> results,
        List<DataFile> files)
        implements RecordView {
    private static final String FIRST_K = ".architectures[0].k";
    private static final String SECOND_K = ".architectures[1].k";
    private static final Comparator<PlantedView> BY_RECOVERY =
            Comparator.comparingDouble(one -> one.r().value("meanBestCosine"));

    @Override
    public String template() {
        return "planted";
    }

    /** The mean numbers of active features, rising. */
    public List<Integer> levels() {
        return all.stream().map(PlantedView::active).distinct().sorted().toList();
    }

    /** The SAEs at a number of active features, in the order of the declaration. */
    public List<PlantedView> at(int active) {
        return all.stream().filter(one -> one.active() == active).toList();
    }

    /** The SAE that finds the least at a number of active features, by its mean best cosine. */
    public PlantedView least(int active) {
        return at(active).stream().min(BY_RECOVERY).orElseThrow();
    }

    /** The SAE that finds the most at a number of active features, by its mean best cosine. */
    public PlantedView most(int active) {
        return at(active).stream().max(BY_RECOVERY).orElseThrow();
    }

    /** The lowest explained variance of an SAE at a number of active features, the mean over the dictionaries. */
    public double lowestVariance(int active) {
        return variances(active).min().orElseThrow();
    }

    /** The highest explained variance of an SAE at a number of active features, the mean over the dictionaries. */
    public double highestVariance(int active) {
        return variances(active).max().orElseThrow();
    }

    private DoubleStream variances(int active) {
        return at(active).stream().mapToDouble(one -> one.r().value("explainedVariance"));
    }

    /** Whether an SAE has another k at another number of active features. */
    public boolean kFollows() {
        return settings.stream()
                .filter(setting -> setting.path().endsWith(FIRST_K))
                .anyMatch(setting -> levels().size() > 1
                        && !setting.value().equals(setting(setting.path().replace(FIRST_K, SECOND_K))));
    }

    static RecordedPlanted of(ExperimentRecord source) {
        List<PlantedScore> scores = PlantedFiles.planted(source);
        if (scores.isEmpty()) {
            throw new BadInputException(PlantedFiles.PLANTED + " has no row");
        }
        Bound results = new Bound(source);
        Chart chart =
                RecoveryChart.draw(scores, score -> PlantedView.name(score, scores), PlantedFindings.recovery(scores));
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put(chart.name(), chart);
        ValidationView validation = ValidationView.of(source).orElse(null);
        if (validation != null) {
            validation.charts(source).forEach(one -> charts.put(one.name(), one));
        }
        return new RecordedPlanted(
                source.key(),
                results,
                PlantedView.of(scores, results),
                Spread.of(scores, PlantedScore::chanceBestCosine).mean(),
                Spread.of(scores, PlantedScore::chanceMatchedCosine).mean(),
                validation,
                charts,
                Setting.of(source.declaration()),
                RunView.of(source.run()),
                source.results().stream().map(ResultRow::of).toList(),
                DataFile.in(source.folder()));
    }
}
