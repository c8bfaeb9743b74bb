namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>What an option may be: of a list, each element; of a dictionary, each value.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class AllowedAttribute : Attribute
{
    /// <summary>What is allowed, to be read after "must be": "a whole number from 2 to 6".</summary>
    public abstract string Allowed { get; }

    /// <summary>What is allowed in a list, to be read after "must be".</summary>
    public virtual string AllowedInList => $"a list, each {Allowed}";

    /// <summary>Reads a value as it stands in configuration, or returns null where it is not allowed.</summary>
    public abstract object? Read(string text);

    /// <summary>Reads a value of a dictionary, or returns null where it or its name is not allowed.</summary>
    public virtual object? ReadEntry(string name, string text) => Read(text);
}
