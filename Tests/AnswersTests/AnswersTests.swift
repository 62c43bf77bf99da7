// AnswersTests
