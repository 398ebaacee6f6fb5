package io.parley.transforms.tokenize;

import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.View;
import java.util.List;
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
