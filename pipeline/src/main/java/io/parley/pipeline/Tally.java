package io.parley.pipeline;

import io.parley.transforms.Counts;
import io.parley.transforms.emit.Report;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.PCollection;

/**
 * Counts what passes, one report a bundle. The counts are data like any other, so a bundle that is
 * tried again is counted once.
 */
final class Tally<T> extends PTransform<PCollection<T>, PCollection<Report>> {
  private static final long serialVersionUID = 1L;

  private final SerializableFunction<T, Map<String, Long>> counts;

  private Tally(SerializableFunction<T, Map<String, Long>> counts) {
    this.counts = counts;
  }

  /**
   * @param counts what one element adds, by name
   */
  static <T> Tally<T> of(SerializableFunction<T, Map<String, Long>> counts) {
    return new Tally<>(counts);
  }

  @Override
  public PCollection<Report> expand(PCollection<T> input) {
    return input.apply("Count", ParDo.of(new TallyFn<>(counts)));
  }

  private static final class TallyFn<T> extends DoFn<T, Report> {
    private static final long serialVersionUID = 1L;

    private final SerializableFunction<T, Map<String, Long>> counts;
    private transient Counts sums;

    TallyFn(SerializableFunction<T, Map<String, Long>> counts) {
      this.counts = counts;
    }

    @StartBundle
    public void startBundle() {
      sums = new Counts();
    }

    @ProcessElement
    public void process(@Element T element) {
      counts.apply(element).forEach(sums::add);
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      context.output(
          Report.of(sums.asMap()), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
    }
  }
}
