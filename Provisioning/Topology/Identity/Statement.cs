using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>A statement of an IAM policy.</summary>
internal sealed record Statement : IExpressionSource
{
    /// <summary>A name for it: letters and digits.</summary>
    public string? Sid { get; init; }

    /// <summary><c>Allow</c> or <c>Deny</c>.</summary>
    public string Effect { get; init; } = "Allow";

    /// <summary>Who it is about; <see langword="null"/> in a policy of a role, which is about the role.</summary>
    public Principal? Principal { get; init; }

    /// <summary>What may be done.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>With what; empty where the policy is about the one thing that it is attached to (an assume-role policy).</summary>
    public IReadOnlyList<Input<string>> Resources { get; init; } = [];

    /// <summary>Under which conditions, all of which must hold.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <inheritdoc/>
    public Expression Expression => Program.Expression.From(new Dictionary<string, object?>
    {
        ["Sid"] = Sid,
        ["Effect"] = Effect,
        ["Principal"] = Principal,
        ["Action"] = Actions.ToArray<object?>(),
        ["Resource"] = Resources.Count == 0 ? null : Resources.ToArray<object?>(),
        ["Condition"] = Conditions.Count == 0 ? null : ConditionsByOperator(),
    })!;

    private Dictionary<string, object?> ConditionsByOperator() => Conditions
        .GroupBy(static c => c.Operator)
        .ToDictionary(static g => g.Key, static g => (object?)g.ToDictionary(static c => c.Key, static c => (object?)c.Value));
}

/// <summary>A condition of a statement.</summary>
/// <param name="Operator">The operator, such as <c>StringEquals</c>.</param>
/// <param name="Key">The key, such as <c>aws:SourceAccount</c>.</param>
/// <param name="Value">What the key's value is compared with.</param>
internal sealed record Condition(string Operator, string Key, Input<string> Value);

/// <summary>Who a statement is about.</summary>
/// <param name="Kind"><c>Service</c> or <c>AWS</c>.</param>
/// <param name="Value">The service's name, or an ARN; <c>*</c> for everyone, which a condition must narrow.</param>
internal sealed record Principal(string Kind, Input<string> Value) : IExpressionSource
{
    /// <inheritdoc/>
    public Expression Expression => Program.Expression.From(new Dictionary<string, object?> { [Kind] = Value })!;

    /// <summary>A service of AWS.</summary>
    public static Principal Service(string name) => new("Service", name);

    /// <summary>An account, user or role.</summary>
    public static Principal Aws(Input<string> arn) => new("AWS", arn);
}
