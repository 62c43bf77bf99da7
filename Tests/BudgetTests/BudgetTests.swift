// BudgetTests
