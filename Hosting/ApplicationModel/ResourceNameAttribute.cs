namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Marks a parameter that takes the name of a resource.</summary>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = false)]
public sealed class ResourceNameAttribute : Attribute, IModelNameParameter
{
}
