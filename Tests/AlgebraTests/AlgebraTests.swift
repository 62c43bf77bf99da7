// AlgebraTests
