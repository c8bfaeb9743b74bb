namespace WpAspire.WebBenchmark;

/// <summary>What the image and the load balancer should reach, and what they have reached.</summary>
/// <param name="Text">The aim.</param>
/// <param name="Found">The figures it is judged by.</param>
/// <param name="IsMet">Whether it is met.</param>
internal sealed record Aim(string Text, string Found, bool IsMet);
