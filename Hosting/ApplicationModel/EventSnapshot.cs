namespace WpAspire.Hosting.ApplicationModel;

/// <summary>An event that has been published for a resource.</summary>
/// <param name="EventTask">The end of the work of its subscribers.</param>
internal sealed record EventSnapshot(Task EventTask);
