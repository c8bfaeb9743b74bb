using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Publishing;

/// <summary>Follows the references of a program.</summary>
internal static class References
{
    /// <summary>The resources that a value is made of, each as often as it is referred to.</summary>
    public static IEnumerable<CustomResource> Of(IExpressionSource? source) =>
        source?.Expression.DescendantsAndSelf().OfType<ResourceExpression>().Select(static r => r.Resource) ?? [];

    /// <summary>The first resource of a type that a value is made of; <see langword="null"/> if there is none.</summary>
    public static T? Of<T>(IExpressionSource? source)
        where T : CustomResource => Of(source).OfType<T>().FirstOrDefault();
}
