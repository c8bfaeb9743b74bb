namespace WpAspire.Hosting.Containers;

/// <summary>
/// Says why a resource cannot start. Aspire writes what it catches into the resource's log as a whole: for who reads that,
/// the sentence is all that there is to know.
/// </summary>
internal sealed class ResourceStartException(string message) : DistributedApplicationException(message)
{
    /// <inheritdoc/>
    public override string ToString() => Message;
}
