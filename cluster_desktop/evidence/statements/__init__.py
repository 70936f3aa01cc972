"""Papers written in the program: 自我声明, 计算公式, 情况说明."""
