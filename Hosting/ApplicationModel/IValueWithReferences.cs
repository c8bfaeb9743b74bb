namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A value that is made of other values or of resources.</summary>
public interface IValueWithReferences
{
    /// <summary>What the value is made of.</summary>
    IEnumerable<object> References { get; }
}
