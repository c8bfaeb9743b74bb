namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says that only one instance of a resource can run.</summary>
/// <param name="reason">Why, as the end of a sentence, such as <c>a second server would not have the first one's data</c>.</param>
public sealed class SingleInstanceAnnotation(string reason) : IResourceAnnotation
{
    /// <summary>Why, as the end of a sentence.</summary>
    public string Reason { get; } = reason ?? throw new ArgumentNullException(nameof(reason));
}
