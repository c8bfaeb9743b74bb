namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A value that is the same in a run and in a publish.</summary>
internal sealed class ConstantParameterDefault(Func<string> valueGetter) : ParameterDefault
{
    private readonly Lazy<string> _value = new(valueGetter);

    public override string GetDefaultValue() => _value.Value;
}
