namespace WpAspire.Hosting.Secrets;

/// <summary>A default value that is kept in the user secrets once it has been used.</summary>
internal sealed class UserSecretsParameterDefault : ParameterDefault
{
    private readonly string _key;
    private readonly UserSecretsStore _secrets;

    public UserSecretsParameterDefault(string key, ParameterDefault inner, UserSecretsStore secrets, Func<bool> isWanted)
    {
        _key = key;
        Inner = inner;
        _secrets = secrets;
        _secrets.Register(key, inner.GetDefaultValue, isWanted);
    }

    public ParameterDefault Inner { get; }

    public override string GetDefaultValue() => _secrets.GetOrGenerate(_key, Inner.GetDefaultValue);
}
