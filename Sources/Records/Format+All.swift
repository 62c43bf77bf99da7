extension Format {
  /// Every known format, in the order in which they are tried on a file's first rows.
  public static let all: [Format] = [
    karat, nemoGym, openAIBatch, qwen, nemoSkills, lmEvaluationHarness, verl, matharena,
    mathCoder, theoremQA, gsm8kSolutions, openCompass, answerPrediction,
  ]

  static let karat = Format(
    "karat", "Karat's own: one problem a row, with one response or several.",
    [
      .response: ["response", "responses.*"], .gold: ["gold"],
      .id: ["problem_id", "id"], .prompt: ["prompt", "problem", "question"],
      .benchmark: ["benchmark"],
      .model: ["model"], .setID: ["set_id"], .member: ["member"], .width: ["width"],
      .finishReason: ["finish_reason", "finish_reason.*"], .tokens: ["tokens", "tokens.*"],
      .score: ["score", "score.*"],
    ],
    marks: [["gold"], ["response", "responses.*"]],
    example: """
      {"problem_id": "p1", "gold": "7", "responses": ["\\\\boxed{7}", "I get 8."], "level": 2}
      """)

  static let nemoGym = Format(
    "nemo-gym", "NeMo-Gym rollouts: a response of the Responses API beside its expected answer.",
    [
      .response: ["response.output.+.content.+.text", "response.output.+.content"],
      .gold: ["expected_answer"], .id: ["problem_id", "id", "uuid"],
      .prompt: ["responses_create_params.input.-1.content", "question", "problem"],
      .model: ["response.model"],
      .finishReason: ["response.incomplete_details.reason"],
      .tokens: ["response.usage.output_tokens"], .score: ["reward"],
    ],
    marks: [["response.output"], ["expected_answer"]],
    texts: ["responses_create_params", "judge_evaluations"],
    example: """
      {"response": {"output": [{"type": "message", "content": [{"text": "\\\\boxed{7}"}]}]}, \
      "expected_answer": "7", "reward": 1.0}
      """)

  static let openAIBatch = Format(
    "openai-batch",
    "Batch output of OpenAI or vLLM: completions by `custom_id`, joined to the gold of --gold.",
    [
      .response: [
        "response.body.choices.*.message.content", "response.choices.*.message.content",
        "response.body.choices.*.text", "response.choices.*.text",
        "response.body.output.+.content.+.text",
      ],
      .gold: ["gold"], .id: ["custom_id"],
      .model: ["response.body.model", "response.model"],
      .finishReason: [
        "response.body.choices.*.finish_reason", "response.choices.*.finish_reason",
        "response.body.incomplete_details.reason",
      ],
      .tokens: [],
    ],
    marks: [["custom_id"], ["response"]],
    texts: ["id"],
    example: """
      {"custom_id": "p1", "response": {"body": {"choices": \
      [{"message": {"content": "\\\\boxed{7}"}, "finish_reason": "stop"}]}}}
      """)

  static let qwen = Format(
    "qwen2.5-math", "The evaluation of Qwen2.5-Math, ToRA and rho: `code` holds the responses.",
    [
      .response: ["code.*"], .gold: ["gt"], .id: ["idx"], .prompt: ["question"],
      .finishReason: ["finish_reason.*"], .score: ["score.*"],
    ],
    marks: [["gt"], ["code"]],
    perSample: ["pred", "report", "pred_score"],
    texts: [
      "question", "gt_cot", "solution", "answer", "system", "query", "response", "history",
    ],
    example: """
      {"idx": 0, "question": "…", "gt": "7", "code": ["\\\\boxed{7}", "So it is 8."], \
      "pred": ["7", "8"], "score": [true, false]}
      """)

  static let nemoSkills = Format(
    "nemo-skills", "NeMo-Skills: one generation a row, one file `output-rs<seed>.jsonl` a sample.",
    [
      .response: ["generation"], .gold: ["expected_answer"], .id: ["id", "problem_id"],
      .prompt: ["problem", "question"], .finishReason: ["finish_reason"],
      .tokens: ["num_generated_tokens"], .score: ["symbolic_correct"],
    ],
    marks: [["generation"], ["expected_answer"]],
    texts: ["problem", "question", "reference_solution", "prompt"],
    example: """
      {"id": "p1", "problem": "…", "generation": "\\\\boxed{7}", "expected_answer": "7"}
      """)

  static let lmEvaluationHarness = Format(
    "lm-evaluation-harness", "Samples of the lm-evaluation-harness (`--log_samples`).",
    [
      .response: ["resps.*.*", "resps.*"], .gold: ["target"], .id: ["doc_id"],
      .prompt: ["doc.problem", "doc.question"], .score: ["exact_match"],
    ],
    marks: [["doc_id"], ["resps"], ["target"]],
    texts: ["doc", "arguments", "filtered_resps"],
    example: """
      {"doc_id": 0, "doc": {"question": "…"}, "target": "7", "resps": [["The answer is 7."]], \
      "filtered_resps": ["7"]}
      """)

  static let verl = Format(
    "verl", "Rollout dumps of verl: rows with the same `input` are samples of one problem.",
    [
      .response: ["output"], .gold: ["gts"], .prompt: ["input"], .score: ["score"],
    ],
    marks: [["input"], ["output"], ["gts"]],
    texts: ["input"],
    example: """
      {"input": "user\\nWhat is 3+4?", "output": "\\\\boxed{7}", "gts": "7", "score": 1.0, "step": 1}
      """)

  static let matharena = Format(
    "matharena", "MathArena: conversations about a problem; the last message is the response.",
    [
      .response: [
        "messages.*.-1.content", "messages.-1.content", "messages.-1.content.+.text", "answer",
      ],
      .gold: ["gold_answer"], .id: ["problem_idx", "idx"], .prompt: ["problem"],
      .model: ["model_name"], .tokens: ["output_tokens"], .score: ["correct.*", "correct"],
    ],
    marks: [["gold_answer"], ["messages", "answer"]],
    perSample: ["answers", "detailed_costs"],
    texts: ["problem", "all_messages", "user_message", "messages"],
    example: """
      {"problem_idx": 1, "gold_answer": "7", "messages": [{"role": "user", "content": "…"}, \
      {"role": "assistant", "content": "\\\\boxed{7}"}]}
      """)

  static let mathCoder = Format(
    "mathcoder", "MathCoder: the last text block of a dialogue with a code interpreter.",
    [
      .response: ["completion"], .gold: ["ground_truth.answer", "ground_truth.solution"],
      .id: ["id"],
    ],
    marks: [["ground_truth.solution"], ["completion"]],
    texts: ["messages", "debug_result"],
    example: """
      {"id": "1", "ground_truth": {"solution": "… #### 7", "answer": "7"}, "completion": "7"}
      """)

  static let theoremQA = Format(
    "theoremqa", "TheoremQA's outputs: the question names the problem.",
    [
      .response: ["solution"], .gold: ["correct"], .id: ["id"], .prompt: ["question"],
    ],
    marks: [["question"], ["correct"], ["solution"]],
    texts: ["question"],
    example: """
      {"question": "…", "correct": ["7", 7], "solution": "The answer is 7.", "pred": "7"}
      """)

  static let gsm8kSolutions = Format(
    "gsm8k-solutions", "OpenAI's example solutions of GSM8K: four models a row.",
    [
      .response: [
        "6b_finetuning.solution", "6b_verification.solution", "175b_finetuning.solution",
        "175b_verification.solution",
      ],
      .gold: ["ground_truth"], .prompt: ["question"],
      .score: [
        "6b_finetuning.is_correct", "6b_verification.is_correct", "175b_finetuning.is_correct",
        "175b_verification.is_correct",
      ],
    ],
    marks: [["ground_truth"], ["question"], ["6b_finetuning.solution"]],
    texts: ["question"], everyResponsePath: true, goldMarker: "\nA: ",
    example: """
      {"question": "…", "ground_truth": "3+4=7\\nA: 7", \
      "6b_finetuning": {"is_correct": true, "solution": "It is 7.\\nA: 7"}}
      """)

  static let openCompass = Format(
    "opencompass", "OpenCompass predictions: a JSON file of rows by index, or JSON lines.",
    [
      .response: ["prediction", "prediction.*"], .gold: ["gold"], .id: ["id", "idx"],
      .prompt: ["origin_prompt"],
    ],
    marks: [["prediction"], ["gold"]],
    texts: ["origin_prompt"],
    example: """
      {"origin_prompt": "…", "prediction": "The answer is 7.", "gold": "7"}
      """)

  static let answerPrediction = Format(
    "answer-prediction", "Pairs of a reference answer and a prediction.",
    [
      .response: ["prediction"], .gold: ["answer"], .id: ["id", "problem_id", "idx"],
      .prompt: ["problem", "question"],
    ],
    marks: [["answer"], ["prediction"]],
    texts: ["problem", "question"],
    example: """
      {"answer": "7", "prediction": "\\\\boxed{7}"}
      """)
}
