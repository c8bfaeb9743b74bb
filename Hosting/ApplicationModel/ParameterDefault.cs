namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The value of a parameter that has none in the configuration.</summary>
public abstract class ParameterDefault
{
    /// <summary>Gives the value.</summary>
    /// <returns>The value.</returns>
    public abstract string GetDefaultValue();
}
