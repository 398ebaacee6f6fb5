package io.parley.transforms.terms;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.ne.NepaliAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.ta.TamilAnalyzer;
import org.apache.lucene.analysis.te.TeluguAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/**
 * Lucene's analyzer of each language, as it comes: its tokenizer, its stop words, its stemmer.
 * Languages without one get the {@link StandardAnalyzer}: Unicode's words (UAX #29) in lower case,
 * each Han or kana character one, and no stop words. Each is made when its language is first met,
 * for the dictionaries of Chinese, Japanese and Korean take a second and tens of megabytes.
 */
final class LanguageAnalyzers {
  /** By BCP 47. Thai words are found by the dictionary of the JDK, all else by Lucene's own. */
  private static final Map<String, Supplier<Analyzer>> MAKERS =
      Map.ofEntries(
          entry("ar", ArabicAnalyzer::new),
          entry("bg", BulgarianAnalyzer::new),
          entry("bn", BengaliAnalyzer::new),
          entry("ca", CatalanAnalyzer::new),
          entry("cs", CzechAnalyzer::new),
          entry("da", DanishAnalyzer::new),
          entry("de", GermanAnalyzer::new),
          entry("el", GreekAnalyzer::new),
          entry("en", EnglishAnalyzer::new),
          entry("es", SpanishAnalyzer::new),
          entry("et", EstonianAnalyzer::new),
          entry("eu", BasqueAnalyzer::new),
          entry("fa", PersianAnalyzer::new),
          entry("fi", FinnishAnalyzer::new),
          entry("fr", FrenchAnalyzer::new),
          entry("ga", IrishAnalyzer::new),
          entry("gl", GalicianAnalyzer::new),
          entry("hi", HindiAnalyzer::new),
          entry("hu", HungarianAnalyzer::new),
          entry("hy", ArmenianAnalyzer::new),
          entry("id", IndonesianAnalyzer::new),
          entry("it", ItalianAnalyzer::new),
          entry("ja", JapaneseAnalyzer::new),
          entry("ko", KoreanAnalyzer::new),
          entry("lt", LithuanianAnalyzer::new),
          entry("lv", LatvianAnalyzer::new),
          entry("ne", NepaliAnalyzer::new),
          entry("nl", DutchAnalyzer::new),
          entry("no", NorwegianAnalyzer::new),
          entry("pt", PortugueseAnalyzer::new),
          entry("ro", RomanianAnalyzer::new),
          entry("ru", RussianAnalyzer::new),
          entry("sr", SerbianAnalyzer::new),
          entry("sv", SwedishAnalyzer::new),
          entry("ta", TamilAnalyzer::new),
          entry("te", TeluguAnalyzer::new),
          entry("th", ThaiAnalyzer::new),
          entry("tr", TurkishAnalyzer::new),
          entry("zh", SmartChineseAnalyzer::new));

  private final Map<String, Analyzer> made = new HashMap<>();
  private final Analyzer fallback = new StandardAnalyzer();

  /**
   * @param language BCP 47; null for a language that is not known
   */
  Analyzer of(String language) {
    Supplier<Analyzer> maker = language == null ? null : MAKERS.get(language);
    return maker == null ? fallback : made.computeIfAbsent(language, l -> maker.get());
  }

  /** The languages that have an analyzer of their own. */
  static SortedSet<String> languages() {
    return new TreeSet<>(MAKERS.keySet());
  }
}
