namespace WpAspire.MailCatcher;

/// <summary>A message as it came.</summary>
/// <param name="From">The sender that the connection named; empty for a bounce.</param>
/// <param name="To">The recipients that the connection named.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Source">The message itself.</param>
internal sealed record MailEnvelope(string From, IReadOnlyList<string> To, DateTimeOffset ReceivedAt, ReadOnlyMemory<byte> Source);
