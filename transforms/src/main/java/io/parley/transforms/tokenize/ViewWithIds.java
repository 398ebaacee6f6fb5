package io.parley.transforms.tokenize;

import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.View;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A view whose rows have token ids beside their text. */
public final class ViewWithIds implements View {
  private final View view;
  private final String says;
  private final List<Column> ids;

  /**
   * @param says what the columns of ids are, for the view's description
   * @param ids columns of ids, which follow the view's own
   */
  private ViewWithIds(View view, String says, Column... ids) {
    this.view = view;
    this.says = says;
    this.ids = List.of(ids);
  }

  /**
   * Of rows that have a {@link Example.Text}: {@code input_ids}, as {@link RowEncoder#document}.
   */
  public static View ofText(View view, RowEncoder encoder) {
    return new ViewWithIds(
        view,
        "`input_ids`: the tokens of the text and the end of text",
        new Column(
            "input_ids",
            Column.Type.INTS,
            row -> encoder.document(((Example.Text) row.body()).text())));
  }

  /**
   * Of rows that have a {@link Example.Preference}: {@code prompt_ids}, {@code chosen_ids} and
   * {@code rejected_ids}, as TRL's DPO trainer names them.
   */
  public static View ofPreferences(View view, RowEncoder encoder) {
    Last last =
        new Last(
            row -> {
              Example.Preference body = (Example.Preference) row.body();
              return ReplyIds.of(encoder, body.prompt(), List.of(body.chosen(), body.rejected()));
            });
    return new ViewWithIds(
        view,
        "`prompt_ids`, `chosen_ids` and `rejected_ids`: their tokens, the replies' with the end of"
            + " the turn",
        last.column("prompt_ids", ReplyIds::prompt),
        last.column("chosen_ids", ids -> ids.replies().get(0)),
        last.column("rejected_ids", ids -> ids.replies().get(1)));
  }

  /**
   * Of rows that have an {@link Example.Judged}: {@code prompt_ids} and {@code completion_ids}, as
   * TRL's KTO trainer names them.
   */
  public static View ofJudged(View view, RowEncoder encoder) {
    Last last =
        new Last(
            row -> {
              Example.Judged body = (Example.Judged) row.body();
              return ReplyIds.of(encoder, body.prompt(), List.of(body.completion()));
            });
    return new ViewWithIds(
        view,
        "`prompt_ids` and `completion_ids`: their tokens, the reply's with the end of the turn",
        last.column("prompt_ids", ReplyIds::prompt),
        last.column("completion_ids", ids -> ids.replies().get(0)));
  }

  /** The ids of the row that a writer is at: its columns are asked one after another. */
  private static final class Last {
    private final Function<Example, ReplyIds> encode;
    private Example row;
    private ReplyIds ids;

    Last(Function<Example, ReplyIds> encode) {
      this.encode = encode;
    }

    Column column(String name, Function<ReplyIds, int[]> column) {
      return new Column(name, Column.Type.INTS, example -> column.apply(of(example)));
    }

    private ReplyIds of(Example example) {
      if (!example.equals(row)) {
        ids = encode.apply(example);
        row = example;
      }
      return ids;
    }
  }

  @Override
  public String name() {
    return view.name();
  }

  @Override
  public String description() {
    return view.description() + "; " + says;
  }

  @Override
  public List<Column> columns() {
    return Stream.concat(view.columns().stream(), ids.stream()).toList();
  }

  @Override
  public void cut(Conversation conversation, Cuts.Sink sink) {
    view.cut(conversation, sink);
  }
}
