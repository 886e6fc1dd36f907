# Units that no declaration names

unit-ratio = a ratio
unit-share = a share of the whole
unit-money = an amount of money
