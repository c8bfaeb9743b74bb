namespace WpAspire.Provisioning.Publishing.Cost;

/// <summary>The prices of a service of AWS.</summary>
/// <param name="Name">The service's name.</param>
/// <param name="Source">Where AWS says what it costs now.</param>
/// <param name="Date">The month of the newest source that the figures were compared with.</param>
/// <param name="Basis">What the figures were compared with.</param>
internal sealed record PriceService(string Name, string Source, string Date, string Basis);
