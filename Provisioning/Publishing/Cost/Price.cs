namespace WpAspire.Provisioning.Publishing.Cost;

/// <summary>What something costs.</summary>
/// <param name="Amount">The price of one unit, in US dollars.</param>
/// <param name="Unit">The unit, such as <c>hour</c> or <c>GB-month</c>.</param>
/// <param name="IsApproximate">Whether the region has no price of its own in the table, so that it was worked out of us-east-1's.</param>
internal sealed record Price(decimal Amount, string Unit, bool IsApproximate);
