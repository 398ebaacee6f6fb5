package io.parley.pipeline.commit;

import io.parley.transforms.emit.Report;
import io.parley.transforms.emit.ReportCoder;
import io.parley.transforms.emit.Workplace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PDone;

/**
 * Brings all reports to one worker, which checks the books and publishes the dataset. A step of the
 * pipeline, so that it runs wherever the pipeline does, whether or not anybody waits for it.
 */
public final class CommitDataset extends PTransform<PCollection<Report>, PDone> {
  private static final long serialVersionUID = 1L;

  private final CommitPlan plan;
  private final Workplace workplace;

  private CommitDataset(CommitPlan plan, Workplace workplace) {
    this.plan = plan;
    this.workplace = workplace;
  }

  public static CommitDataset of(CommitPlan plan, Workplace workplace) {
    return new CommitDataset(plan, workplace);
  }

  @Override
  public PDone expand(PCollection<Report> reports) {
    // Without any report there would be no group, and nobody would notice that all was lost.
    PCollection<Report> always =
        reports
            .getPipeline()
            .apply(
                "At least one report", Create.of(Report.of(Map.of())).withCoder(ReportCoder.of()));
    PCollectionList.of(reports)
        .and(always)
        .apply("All reports", Flatten.pCollections())
        .apply("To one worker", WithKeys.of(0))
        .setCoder(KvCoder.of(VarIntCoder.of(), ReportCoder.of()))
        .apply("Gather reports", GroupByKey.create())
        .apply("Check the books and publish", ParDo.of(new CommitFn(plan, workplace)));
    return PDone.in(reports.getPipeline());
  }

  private static final class CommitFn extends DoFn<KV<Integer, Iterable<Report>>, Void> {
    private static final long serialVersionUID = 1L;

    private final CommitPlan plan;
    private final Workplace workplace;

    CommitFn(CommitPlan plan, Workplace workplace) {
      this.plan = plan;
      this.workplace = workplace;
    }

    @ProcessElement
    public void process(@Element KV<Integer, Iterable<Report>> reports) throws IOException {
      List<Report> all = new ArrayList<>();
      reports.getValue().forEach(all::add);
      new Commit(plan, workplace).publish(all);
    }
  }
}
