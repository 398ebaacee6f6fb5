package io.parley.transforms.clean.markup;

import java.util.Locale;
import java.util.Set;

/** What is left of links and images. */
final class Links {
  /** Labels that point at something without a word on what it is, in lower case. */
  private static final Set<String> POINTERS =
      Set.of(
          "here",
          "this",
          "link",
          "links",
          "source",
          "sources",
          "src",
          "url",
          "that",
          "it",
          "this one",
          "this link",
          "click here",
          "click",
          "right here",
          "over here",
          "see here",
          "see this",
          "this page",
          "this site",
          "this website",
          "this article",
          "this post",
          "this thread",
          "this video",
          "read more",
          "more",
          "more info",
          "website",
          "article",
          "post",
          "thread",
          "video",
          "download",
          "download here",
          "ref",
          "reference",
          "edit",
          "details",
          "这里",
          "這裡",
          "這里",
          "这儿",
          "此处",
          "此處",
          "链接",
          "連結",
          "鏈接",
          "点这里",
          "點這裡",
          "点击这里",
          "點擊這裡",
          "点击",
          "点我",
          "来源",
          "來源",
          "出处",
          "出處",
          "原文",
          "原文链接",
          "传送门",
          "傳送門",
          "地址",
          "网址",
          "下载",
          "下载地址",
          "戳这里",
          "看这里",
          "这个",
          "這個",
          "ここ",
          "こちら",
          "リンク",
          "여기",
          "링크",
          "출처",
          "hier",
          "dies",
          "ici",
          "lien",
          "aquí",
          "aqui",
          "este",
          "enlace",
          "fuente",
          "qui",
          "questo",
          "fonte",
          "тут",
          "здесь",
          "ссылка",
          "источник",
          "tutaj",
          "burada",
          "buradan");

  /** What editors and people put where nobody described an image, in lower case. */
  private static final Set<String> NO_DESCRIPTION =
      Set.of(
          "",
          "alt",
          "alt text",
          "alt-text",
          "enter image description here",
          "image",
          "images",
          "img",
          "gif",
          "picture",
          "pic",
          "photo",
          "screenshot",
          "screen shot",
          "icon",
          "avatar",
          "emoji",
          "logo",
          "uploaded image",
          "posted image",
          "attachment",
          "user posted image",
          "thumbnail",
          "description",
          "image description",
          "file",
          "null",
          "undefined",
          "untitled",
          "图片",
          "图像",
          "照片",
          "截图",
          "屏幕截图",
          "表情",
          "在这里插入图片描述",
          "图片描述",
          "此处输入图片的描述",
          "圖片",
          "請輸入圖片描述",
          "请输入图片描述",
          "画像",
          "alt属性");

  private static final String[] IMAGE_FILES = {
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg", ".tif", ".tiff", ".heic"
  };

  /** Longer ones carry a state or a payload, not a place. */
  private static final int MAX_ADDRESS = 1000;

  private static final int LONGEST_POINTER = 30;

  private Links() {}

  /**
   * A link as it is read.
   *
   * @param label what it says, on one line
   * @param address where it leads
   */
  static String shown(String label, String address, MarkupConfig config) {
    if (isCutOff(label, address)) {
      return address;
    }
    if (!showsTarget(label, address, config)) {
      return label;
    }
    if (label.isBlank()) {
      return address;
    }
    return config.markdown()
        ? "[" + label + "](" + escaped(address) + ")"
        : label + " (" + address + ")";
  }

  /** Whether a link's address is to be read beside its label: only the web's are, ever. */
  static boolean showsTarget(String label, String address, MarkupConfig config) {
    return isWeb(address)
        && address.length() <= MAX_ADDRESS
        && !isAddress(label.strip())
        && (config.links() == LinkMode.TARGET || isPointer(label));
  }

  /** Whether a label alone says nothing of what it leads to. */
  static boolean isPointer(String label) {
    String words = label.strip();
    int end = words.length();
    int start = 0;
    while (start < end && "[(<「【*_~`\0 ".indexOf(words.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && ".!:,;])>。！：」】*_~`\0 ".indexOf(words.charAt(end - 1)) >= 0) {
      end--;
    }
    if (start == end || end - start > LONGEST_POINTER) {
      return false;
    }
    String pointer = words.substring(start, end).toLowerCase(Locale.ROOT);
    return POINTERS.contains(pointer) || isNumber(pointer);
  }

  /** Whether an image's description says something in words. */
  static boolean isDescription(String alternative) {
    String lower = alternative.strip().toLowerCase(Locale.ROOT);
    if (NO_DESCRIPTION.contains(lower)) {
      return false;
    }
    for (String ending : IMAGE_FILES) {
      if (lower.endsWith(ending)) {
        return false;
      }
    }
    // IMG_2041, image-20200102, 1600x900: a name that a camera or a program gave.
    for (int i = 0; i < lower.length(); i++) {
      if (Character.isDigit(lower.charAt(i))) {
        return lower.indexOf(' ') >= 0 || lower.indexOf('_') < 0 && lower.indexOf('-') < 0;
      }
    }
    return true;
  }

  static boolean isWeb(String address) {
    return address.regionMatches(true, 0, "http://", 0, 7)
        || address.regionMatches(true, 0, "https://", 0, 8);
  }

  private static boolean isAddress(String label) {
    return label.indexOf(' ') < 0
        && (isWeb(label) || label.regionMatches(true, 0, "www.", 0, 4) || label.contains("://"));
  }

  /** Sites shorten the text of long addresses: {@code https://a.b/lon...}. */
  private static boolean isCutOff(String label, String address) {
    if (label.length() < 8 || !isWeb(label)) {
      return false;
    }
    int dots = label.endsWith("...") ? 3 : label.endsWith("…") ? 1 : 0;
    return dots > 0 && address.startsWith(label.substring(0, label.length() - dots));
  }

  private static boolean isNumber(String label) {
    for (int i = 0; i < label.length(); i++) {
      if (label.charAt(i) < '0' || label.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** An address as Markdown has it between parentheses. */
  static String escaped(String address) {
    return address.indexOf(')') < 0 && address.indexOf(' ') < 0
        ? address
        : address.replace(" ", "%20").replace("(", "%28").replace(")", "%29");
  }
}
