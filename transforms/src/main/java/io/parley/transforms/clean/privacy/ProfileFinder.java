package io.parley.transforms.clean.privacy;

import io.parley.transforms.Resources;
import io.parley.transforms.clean.text.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names in addresses of personal pages and in paths of home directories, by {@code
 * profiles.tsv}: only the name goes. Pages of the site itself, and of what somebody made there
 * ({@code github.com/x/y}), stay.
 */
final class ProfileFinder implements Finder {
  /** Sites' own pages, and the accounts that every system has. */
  private static final Set<String> NOBODY =
      Set.of(
          ("about accounts ads api app apps blog business careers channel community contact create"
                  + " dashboard dialog directory discover docs download events everyone explore"
                  + " features feed following gaming groups hashtag help home i index intent invite"
                  + " issues jobs joinchat language legal login logout maps marketplace media messages"
                  + " mobile music new news notifications orgs pages people permalink photo photos"
                  + " plugins policies popular premium press pricing privacy profile public pulls reel"
                  + " reels register search security settings share sharer share.php sharer.php"
                  + " shop signin signup sites sponsors stories story.php support tag team terms tos"
                  + " topics tr trending tutorials upload video videos watch web welcome"
                  + " git ubuntu debian root pi user username users yourname your_username your-name"
                  + " your_name your-username name me you admin administrator vagrant runner node"
                  + " jovyan linuxbrew ec2-user www www-data nobody guest test default alluser shared"
                  + " foo bar ftp vmail mail shares data chroot src build local tmp urname someone someuser someuser1 myuser myname page html main")
              .split(" "));

  private static final List<Site> SITES = load();

  /** By the last character of the prefix, in the order of the table. */
  private static final List<List<Site>> BY_LAST = byLast();

  private record Site(String prefix, int min, int max, String signs) {
    boolean isPath() {
      return prefix.charAt(0) == '/' || prefix.indexOf('\\') >= 0;
    }
  }

  @Override
  public PiiKind kind() {
    return PiiKind.PROFILE;
  }

  @Override
  public Triggers triggers() {
    return SITES.stream()
        .map(Site::prefix)
        .reduce(Triggers.none(), ProfileFinder::orEnd, (a, b) -> a);
  }

  private static Triggers orEnd(Triggers triggers, String prefix) {
    int last = prefix.length() - 1;
    return triggers.behind(prefix.substring(last - 1, last), prefix.substring(last));
  }

  /** Asked at the last character before the name. */
  @Override
  public boolean find(Scan scan, int at) {
    char last = scan.at(at);
    char before = scan.at(at - 1);
    for (Site site : BY_LAST.get(last)) {
      String prefix = site.prefix();
      int length = prefix.length();
      if (prefix.charAt(length - 2) == before
          && scan.text.regionMatches(true, at + 1 - length, prefix, 0, length)
          && opens(scan, site, at + 1 - length)) {
        return findName(scan, site, at + 1);
      }
    }
    return false;
  }

  /** Whether the address or the path begins there. */
  private static boolean opens(Scan scan, Site site, int start) {
    char before = scan.at(start - 1);
    if (site.prefix().charAt(0) == ':') {
      return Chars.isAsciiLetter(before);
    }
    boolean file = before == '/' && scan.at(start - 2) == '/'; // file:///home
    return site.isPath()
        ? file || !Chars.isWord(before) && "./~>*}".indexOf(before) < 0
        : before == '/' || before == '.' || !Chars.isWord(before) && before != '-';
  }

  private static boolean findName(Scan scan, Site site, int start) {
    int end = start;
    while (end - start <= site.max()
        && (Chars.isAsciiAlnum(scan.at(end)) || site.signs().indexOf(scan.at(end)) >= 0)) {
      end++;
    }
    while (end > start && ".-".indexOf(scan.at(end - 1)) >= 0) {
      end--;
    }
    char after = scan.at(end);
    int length = end - start;
    if (length < site.min() || length > site.max() || Chars.isWord(after) || after == '%') {
      return false;
    }
    boolean page = site.isPath() || site.prefix().indexOf('/') < site.prefix().length() - 1;
    boolean deeper = after == '/' && Chars.isAsciiAlnum(scan.at(end + 1));
    String name = scan.text.substring(start, end).toLowerCase(Locale.ROOT);
    return (page || !deeper || isPost(scan, end))
        && !NOBODY.contains(name)
        && !(name.startsWith("your") || name.startsWith("my"))
        && !name.endsWith(".php")
        && !name.endsWith(".html")
        && scan.found(start, end);
  }

  /** {@code twitter.com/name/status/1}. */
  private static boolean isPost(Scan scan, int end) {
    return scan.has(end, "/status") || scan.has(end, "/posts/") || scan.has(end, "/photos");
  }

  private static List<Site> load() {
    return Resources.lines(ProfileFinder.class, "profiles.tsv").stream()
        .map(ProfileFinder::row)
        .toList();
  }

  private static List<List<Site>> byLast() {
    List<List<Site>> byLast = new ArrayList<>();
    for (int c = 0; c < 0x80; c++) {
      byLast.add(new ArrayList<>());
    }
    for (Site site : SITES) {
      byLast.get(site.prefix().charAt(site.prefix().length() - 1)).add(site);
    }
    return byLast;
  }

  private static Site row(String row) {
    String[] cells = row.split("\t", -1);
    return new Site(cells[0], Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), cells[3]);
  }
}
