using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Controls.Reading;

/// <summary>A statement of an IAM policy, as the program has it.</summary>
/// <param name="Owner">The resource that has the policy.</param>
/// <param name="Statement">The statement.</param>
internal sealed record PolicyStatement(CustomResource Owner, ObjectExpression Statement) : INamed
{
    // What nobody can read may be anything.
    private static readonly ObjectExpression s_unreadable = (ObjectExpression)Expression.From(new Dictionary<string, object?>
    {
        ["Effect"] = "Allow",
        ["Principal"] = "*",
        ["Action"] = "*",
        ["Resource"] = "*",
    })!;

    /// <inheritdoc/>
    public string Name => Statement["Sid"] is { } sid ? $"{Owner.Name}/{ExpressionText.Of(sid)}" : Owner.Name;

    /// <summary>Whether it allows something, rather than denies it.</summary>
    public bool IsAllow => Statement["Effect"] is LiteralExpression { Value: "Allow" };

    /// <summary>What it is about.</summary>
    public IReadOnlyList<string> Actions => ExpressionText.Each(Statement["Action"]);

    /// <summary>With what.</summary>
    public IReadOnlyList<string> Resources => ExpressionText.Each(Statement["Resource"]);

    /// <summary>The accounts, users and roles that it is about; <c>*</c> for everybody.</summary>
    public IReadOnlyList<string> Principals => Statement["Principal"] is ObjectExpression principal ? ExpressionText.Each(principal["AWS"]) : ExpressionText.Each(Statement["Principal"]);

    /// <summary>Whether it allows something to everybody.</summary>
    public bool IsOpen => IsAllow && Principals.Contains("*");

    /// <summary>Whether there is a condition at all.</summary>
    public bool IsConditional => Statement["Condition"] is not null;

    /// <summary>Whether there is a certain condition.</summary>
    public bool HasCondition(string @operator, string key, string value) =>
        Statement["Condition"] is ObjectExpression conditions && conditions[@operator] is ObjectExpression keys && ExpressionText.Each(keys[key]).Contains(value);

    /// <summary>The statements of a policy; none if there is no policy.</summary>
    public static IEnumerable<PolicyStatement> Of(CustomResource owner, Input<string>? policy) => policy?.Expression switch
    {
        null => [],
        FunctionExpression { Name: "toJSON", Argument: ObjectExpression document } when document["Statement"] is ListExpression statements =>
            statements.Items.Select(s => new PolicyStatement(owner, s as ObjectExpression ?? s_unreadable)),
        _ => [new PolicyStatement(owner, s_unreadable)],
    };
}
