# 声明里没有写出的单位

unit-ratio = 比值
unit-share = 比率
unit-money = 金额
