namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>Makes a property an option: the defaults are here, what is allowed in an <see cref="AllowedAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OptionAttribute : Attribute
{
    /// <summary>An option without a default.</summary>
    public OptionAttribute()
    {
    }

    /// <summary>An option with one default for every preset.</summary>
    public OptionAttribute(object? value)
        : this(value, value)
    {
    }

    /// <summary>An option with a default for each preset.</summary>
    public OptionAttribute(object? dev, object? prod)
    {
        Dev = dev;
        Prod = prod;
    }

    /// <summary>The default in the preset <see cref="Preset.Dev"/>.</summary>
    public object? Dev { get; }

    /// <summary>The default in the preset <see cref="Preset.Prod"/>.</summary>
    public object? Prod { get; }

    /// <summary>The unit, where the property's name does not end in one.</summary>
    public string? Unit { get; set; }
}
