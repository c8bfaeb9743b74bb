namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Says whether anyone watches the log of a resource.</summary>
/// <param name="Name">The name of the resource, or the id of one of its instances.</param>
/// <param name="AnySubscribers">Whether anyone does.</param>
public readonly record struct LogSubscriber(string Name, bool AnySubscribers);
