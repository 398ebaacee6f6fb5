package io.parley.transforms.assemble;

import io.parley.schemas.Post;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Posts that answer one another, below one post that answers none of them. */
final class ReplyTree {
  /** Siblings and roots stand in the order they were written; unknown times last. */
  static final Comparator<Post> ORDER =
      Comparator.comparing(Post::createdAt, Comparator.nullsLast(Comparator.<Long>naturalOrder()))
          .thenComparing(Post::id);

  private final Node root;

  private ReplyTree(Node root) {
    this.root = root;
  }

  /** A post in its tree. Compared by identity. */
  static final class Node {
    private final Post post;
    private Node parent;
    private final List<Node> children = new ArrayList<>();

    private Node(Post post) {
      this.post = post;
    }

    Post post() {
      return post;
    }

    Node parent() {
      return parent;
    }

    /** The only reply; null where there are none or several. */
    Node onlyChild() {
      return children.size() == 1 ? children.get(0) : null;
    }
  }

  /**
   * The trees of posts with different ids. A post whose parent is not among them is a root; where
   * posts answer each other in a circle, the earliest of the circle is one.
   */
  static List<ReplyTree> forest(List<Post> posts) {
    Map<String, Node> byId = new HashMap<>(posts.size() * 2);
    for (Post post : posts) {
      byId.put(post.id(), new Node(post));
    }
    List<Node> nodes = new ArrayList<>(byId.values());
    nodes.sort(Comparator.comparing(Node::post, ORDER));
    for (Node node : nodes) {
      node.parent = node.post.parent() == null ? null : byId.get(node.post.parent());
    }
    breakCircles(nodes);
    List<ReplyTree> trees = new ArrayList<>();
    for (Node node : nodes) {
      if (node.parent == null) {
        trees.add(new ReplyTree(node));
      } else {
        node.parent.children.add(node); // nodes are sorted, so children are
      }
    }
    return trees;
  }

  private static void breakCircles(List<Node> nodes) {
    Set<Node> settled = new HashSet<>(nodes.size() * 2);
    for (Node start : nodes) {
      Set<Node> walk = new HashSet<>();
      Node node = start;
      while (node != null && !settled.contains(node) && walk.add(node)) {
        node = node.parent;
      }
      if (node != null && walk.contains(node)) {
        Node first = node;
        for (Node member = node.parent; member != node; member = member.parent) {
          first = ORDER.compare(member.post, first.post) < 0 ? member : first;
        }
        first.parent = null;
      }
      settled.addAll(walk);
    }
  }

  /**
   * The nodes in preorder. A tree of more than {@code limit} posts comes in pieces: the root keeps
   * the first of its replies that fit, every other reply to it becomes the root of a piece.
   */
  List<List<Node>> pieces(int limit) {
    List<List<Node>> pieces = new ArrayList<>();
    List<Node> main = new ArrayList<>();
    main.add(root);
    pieces.add(main);
    for (Node child : root.children) {
      List<Node> below = preorder(child);
      if (main.size() + below.size() <= limit) {
        main.addAll(below);
      } else {
        pieces.add(below);
      }
    }
    return pieces;
  }

  private static List<Node> preorder(Node top) {
    List<Node> order = new ArrayList<>();
    Deque<Node> stack = new ArrayDeque<>();
    stack.push(top);
    while (!stack.isEmpty()) {
      Node node = stack.pop();
      order.add(node);
      for (int i = node.children.size() - 1; i >= 0; i--) {
        stack.push(node.children.get(i));
      }
    }
    return order;
  }
}
