import Bytes
import Patterns

extension Language {
  /// "The final answer is …", "Answer: …", "## Final Answer".
  static let english = Language(
    openings: [
      Opening(word: "answer", mark: UInt8(ascii: "w"), offset: 3),
      Opening(word: "answer", mark: UInt8(ascii: "W"), offset: 3),
    ],
    // "answer is", "answers to both parts are:", "Answer:"
    connector: Pattern(
      #"answers?(?: (?:choice|option))?[*_"')]{0,4}(?: (?:to|for|of|in|as|from|we|that|rounded|"#
        + #"expressed|here|then|therefore|thus|must|should|would|will|can|indeed)\b[^.\n:=?!]{0,80}?)?"#
        + #"[ \t*_]{0,4}(?:\b(?:is|are|was|were|be|becomes|equals?|comes out to)\b|:|=|：)"#,
      [.anchored, .caseless]),
    heading: Pattern(
      #"[#*_> \t\d.]{0,12}(?:(?:the|my|our|final|correct) ){0,3}answers?[*_ \t]{0,6}"#
        + #"(?:\r?\n|(?=\$|\\\[|\\\())"#,
      [.anchored, .caseless]),
    isSpokenBesides: true,
    fillers: [
      "is", "are", "therefore", "thus", "simply", "just", "clearly", "definitely", "certainly",
      "indeed", "hence", "approximately", "about", "roughly", "for sure", "equal to", "given by",
      "option", "choice", "letter",
    ],
    refusal: Pattern(
      #"(?:not|correct|incorrect|wrong|right|reasonable|in the form|as follows|obtained|still|"#
        + #"unknown|yet)\b(?! (?:answer|option|choice))|n['’]t\b"#,
      [.anchored, .caseless]),
    copula: Copula(
      opening: "the ", verbs: [" is ", " are "], hedges: [",", " or ", " if ", " not "],
      endsAtDigits: false),
    joiners: [Joiner(word: "and", isOr: false), Joiner(word: "or", isOr: true)],
    reasons: ["because", "since", "which", "as"],
    reasonsAfterComma: [
      "because", "since", "which", "as", "so", "it", "not", "i.e", "assuming", "where",
    ],
    sentenceWords: ["is", "so", "are", "thus", "hence", "therefore"])
}
