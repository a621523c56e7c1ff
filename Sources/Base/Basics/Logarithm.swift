import CLinux

/// The natural logarithm of a number above zero (C's `log`).
public func naturalLogarithm(_ number: Double) -> Double { clinux_log(number) }

/// The constant e to the power of a number (C's `exp`).
public func exponential(_ exponent: Double) -> Double { clinux_exp(exponent) }
