using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Publishing.Cost;

/// <summary>Follows the references of a program.</summary>
internal static class References
{
    /// <summary>The first resource of a type that a value is made of; <see langword="null"/> if there is none.</summary>
    public static T? Of<T>(IExpressionSource? source)
        where T : CustomResource =>
        source?.Expression.DescendantsAndSelf().OfType<ResourceExpression>().Select(static r => r.Resource).OfType<T>().FirstOrDefault();
}
