package io.parley.transforms.tokenize;

import io.parley.schemas.Example;
import io.parley.schemas.Signal;
import io.parley.transforms.Column;
import io.parley.transforms.GatheringView;
import io.parley.transforms.View;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The rows of {@code tokens}, each once and whole, several in one row as far as they fit, in the
 * order in which the shard cuts them.
 */
public final class PackedView implements GatheringView {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", Column.Type.STRING, Example::id),
          column("input_ids", Column.Type.INTS, Example.Packed::inputIds),
          column("labels", Column.Type.INTS, Example.Packed::labels),
          column("position_ids", Column.Type.INTS, Example.Packed::positionIds),
          column("seq_lengths", Column.Type.INTS, Example.Packed::seqLengths),
          column("rows", Column.Type.STRINGS, Example.Packed::rows),
          column("languages", Column.Type.STRINGS, Example.Packed::languages),
          column("sources", Column.Type.STRINGS, Example.Packed::sources),
          column("licenses", Column.Type.STRINGS, Example.Packed::licences),
          new Column("signals", Column.Type.STRINGS, row -> Signal.labels(row.signals())));

  private final View tokens;
  private final int maxTokens;

  /**
   * @param tokens whose rows have {@link Example.Tokens}, {@code maxTokens} at most
   */
  public PackedView(View tokens, int maxTokens) {
    this.tokens = tokens;
    this.maxTokens = maxTokens;
  }

  private static Column column(
      String name, Column.Type type, Function<Example.Packed, Object> value) {
    return new Column(name, type, row -> value.apply((Example.Packed) row.body()));
  }

  @Override
  public String name() {
    return "packed";
  }

  @Override
  public String description() {
    return "several rows of `tokens` as one (their ids in `rows`, as long as `seq_lengths` says), each once and"
        + " whole; `position_ids` begin anew in each, and its first label is -100. A trainer must keep them from"
        + " attending to each other by either column";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public View source() {
    return tokens;
  }

  @Override
  public Gatherer gather(Consumer<Example> rows) {
    return new Packer(maxTokens, rows);
  }
}
